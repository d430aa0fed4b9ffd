"""Followers and forms in several real processes: the effect happens once, and none is lost."""

from uuid import uuid4

from tests.eoffice.journal import acts
from tests.processes import Installation, Running, set_marker


def test_every_committed_event_has_its_effect_and_no_other(installation: Installation) -> None:
    installation.call(acts.make_happen, count=30)

    workers = [installation.manage("work", "--until-empty") for _worker in range(2)]

    assert [worker.wait() for worker in workers] == [0, 0]
    assert installation.call(acts.count) == {"happened": 27, "followed": 27, "receipts": 27}


def test_a_follower_that_two_processes_call_at_once_does_its_part_once(
    installation: Installation,
) -> None:
    installation.call(acts.make_happen, count=20)
    start = installation.marker("start")
    calling = [installation.start(acts.call_all, start=start) for _process in range(3)]
    set_marker(start)

    for one in calling:
        one.answer()

    assert installation.call(acts.count) == {"happened": 18, "followed": 18, "receipts": 18}


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_another_does_it_once(
    installation: Installation,
) -> None:
    reached, go_on = installation.marker("reached"), installation.marker("go-on")
    words = f"{reached}\n{go_on}"
    installation.call(acts.make_happen, count=1, event="made-up.slow", words=words)
    killed = installation.manage("work")
    killed.reach(reached)
    killed.kill()

    assert installation.call(acts.count) == {"happened": 1, "followed": 0, "receipts": 0}

    set_marker(go_on)
    installation.call(acts.free_the_tasks_of_the_dead)
    assert installation.manage("work", "--until-empty").wait() == 0
    assert installation.call(acts.count) == {"happened": 1, "followed": 1, "receipts": 1}


class Clicking:
    """One person who sends one form, as often as they like."""

    def __init__(self, installation: Installation, view: str) -> None:
        self.installation = installation
        self.view = view
        self.key = str(uuid4())
        self.person = installation.call(acts.lay_out)
        self.go_on = installation.marker("go-on")

    def click(self, name: str) -> Running:
        return self.installation.start(
            acts.post,
            view=self.view,
            person=self.person,
            key=self.key,
            reached=self.installation.marker(name),
            go_on=self.go_on,
        )

    def click_and_wait(self, name: str) -> Running:
        running = self.click(name)
        running.reach(self.installation.marker(name))
        return running


def test_of_two_clicks_at_once_one_acts_and_both_get_its_answer(
    installation: Installation,
) -> None:
    person = Clicking(installation, "once")
    first = person.click_and_wait("first")
    second = person.click("second")
    set_marker(person.go_on)

    assert first.answer() == second.answer()
    assert installation.call(acts.count_done) == 1


def test_a_click_during_a_long_act_is_sent_away_and_does_nothing(
    installation: Installation,
) -> None:
    person = Clicking(installation, "resumable")
    first = person.click_and_wait("first")

    assert person.click("second").answer() == "/"

    set_marker(person.go_on)
    assert first.answer() == "/made/"
    assert installation.call(acts.count_done) == 1


def test_after_a_kill_the_same_form_acts_when_nothing_was_kept(
    installation: Installation,
) -> None:
    person = Clicking(installation, "once")
    person.click_and_wait("first").kill()
    set_marker(person.go_on)

    assert person.click("second").answer().startswith("/made/")
    assert installation.call(acts.count_done) == 1


def test_after_a_kill_a_long_act_goes_on_once_it_has_been_silent_long_enough(
    installation: Installation,
) -> None:
    person = Clicking(installation, "resumable")
    person.click_and_wait("first").kill()
    set_marker(person.go_on)
    too_early = person.click("second").answer()

    installation.call(acts.age_keys)

    assert too_early == "/"
    assert person.click("third").answer() == "/made/"
    assert installation.call(acts.answered, key=person.key)
