"""How the people of a story fill in forms that scripts have improved."""

from playwright.sync_api import Page

from eoffice.organization.actor import Actor


def choose(page: Page, role: str, actor: Actor) -> None:
    """Name a person in a role, through the select under the picker."""
    holder = str(actor.post.holder.uid)
    select = page.locator(f"select[name={role}]")
    select.evaluate(
        """(select, value) => {
            for (const option of select.options) if (option.value === value) option.selected = true;
            select.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        holder,
    )


def submit_main(page: Page) -> None:
    page.locator("main button.btn--main:visible").last.click()
