"""Runs inside the root: opens the office by the lines of its units, asks it, closes it.

With Debian's own Python and nothing else. It prints one line of JSON: what each question was
answered. The services have what systemd would give them: their account, their variables, no new
rights, and a root that is read-only but for the folders that the unit names.
"""

import fcntl
import http.client
import json
import os
import signal
import socket
import ssl
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAME = "office.test"
UNITS = Path("/etc/systemd/system")
SERVICES = {
    "eoffice-web.service": "pages",
    "eoffice-worker@.service": "worker",
    "eoffice-scheduler.service": "schedule",
}
WAITS = 90.0  # seconds
MEGABYTE = 1 << 20

_AS_SYSTEMD_WOULD = """
set -e
for folder in $WRITES; do mount --bind "$folder" "$folder"; done
mount -o remount,bind,ro /
mount -t tmpfs tmpfs /tmp
cd "$FOLDER"
umask "$MASK"
exec setpriv --reuid="$ACCOUNT" --regid="$GROUP" --init-groups --no-new-privs \
  --bounding-set=-all --inh-caps=-all env -i PATH=/usr/local/bin:/usr/bin:/bin $VARIABLES "$@"
"""


def main() -> None:
    bring_up_the_loopback()
    run("pg_ctlcluster", "15", "main", "start")
    nginx = start(["nginx", "-g", "daemon off;"])
    services = {known: start_unit(unit) for unit, known in SERVICES.items()}
    try:
        wait_for(lambda: ask("/readyz")["status"] == 200, "the pages")
        answers = look()
    finally:
        codes = {known: end(service) for known, service in services.items()}
        end(nginx)
        run("pg_ctlcluster", "15", "main", "stop", "--mode=fast")
    sys.stdout.write(json.dumps({**answers, "ended": codes}) + "\n")


def look() -> dict[str, Any]:
    """Ask everything; the answers are judged by the tests outside."""
    page = ask("/accounts/login/")
    style = page["body"].split('rel="stylesheet" href="')[1].split('"')[0]
    return {
        "plain": ask("/accounts/login/?next=/", is_plain=True),
        "page": page,
        "style": {**ask(style), "body": ""},
        "alive": ask("/healthz"),
        "by hand": run("/opt/eoffice/current/code/deploy/health"),
        "figures": ask("/metrics"),
        "large": upload(200 * MEGABYTE),
        "too large": upload(1100 * MEGABYTE),
        "forged": sign_in_wrongly(),
        "scheduled": wait_for_a_scheduled_task(),
        "history": run(
            "setpriv", "--reuid=eoffice", "--regid=eoffice", "--init-groups", "sh", "-c",
            "PGPASSWORD=$(cat /etc/eoffice/secrets/db-password) psql -h 127.0.0.1 -U eoffice"
            " -c 'DELETE FROM journal_journalentry' 2>&1 || true",
        ),
        "writes": run(
            "sh", "-c", "find /opt /etc/eoffice /usr/local -user eoffice -not -type l | head"
        ),
    }  # fmt: skip


def start_unit(unit: str) -> "subprocess.Popen[bytes]":
    """Start a service by what its unit says."""
    said: dict[str, list[str]] = {}
    for line in (UNITS / unit).read_text(encoding="utf-8").splitlines():
        name, found, value = line.partition("=")
        if found:
            said.setdefault(name, []).append(value)
    return start(
        [
            "unshare",
            "--mount",
            "bash",
            "-c",
            _AS_SYSTEMD_WOULD,
            unit,
            *said["ExecStart"][0].split(),
        ],
        ACCOUNT=said["User"][0],
        GROUP=said["Group"][0],
        FOLDER=said["WorkingDirectory"][0],
        MASK=said["UMask"][0],
        VARIABLES=" ".join(f"{n}={v}" for n, v in variables(said["EnvironmentFile"][0]).items()),
        WRITES=said["ReadWritePaths"][0],
    )


def variables(file: str) -> dict[str, str]:
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return dict(pairs)


def ask(path: str, *, is_plain: bool = False) -> dict[str, Any]:
    """Ask through the proxy, whose certificate is looked at as a browser does."""
    try:
        connection = connect(is_plain=is_plain)
    except OSError as error:  # the proxy is not there yet
        return {"status": 0, "headers": {}, "body": str(error)}
    try:
        connection.request("GET", path, headers={"Host": NAME})
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return {"status": answer.status, "headers": headers, "body": body}
    except OSError as error:
        return {"status": 0, "headers": {}, "body": str(error)}
    finally:
        connection.close()


def connect(*, is_plain: bool = False, source: str = "127.0.0.1") -> http.client.HTTPConnection:
    if is_plain:
        return http.client.HTTPConnection("127.0.0.1", 80, timeout=60)
    trust = ssl.create_default_context(cafile="/etc/eoffice/tls/certificate.pem")
    wire = socket.create_connection(("127.0.0.1", 443), timeout=120, source_address=(source, 0))
    connection = http.client.HTTPSConnection(NAME, timeout=120)
    connection.sock = trust.wrap_socket(wire, server_hostname=NAME)
    return connection


def upload(size: int) -> int:
    """Send so many bytes to the sign-in page, and return the code of its answer."""
    connection = connect()
    try:
        connection.putrequest("POST", "/accounts/login/", skip_host=True)
        for name, value in {
            "Host": NAME,
            "Content-Type": "application/octet-stream",
            "Content-Length": str(size),
        }.items():
            connection.putheader(name, value)
        connection.endheaders()
        piece = b"\0" * MEGABYTE
        try:
            for _number in range(size // MEGABYTE):
                connection.send(piece)
        except OSError:
            pass  # it has answered before it was told everything
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def sign_in_wrongly() -> str:
    """Sign in with a wrong password and a forged address; return whom the office takes one for."""
    connection = connect(source="127.0.0.9")
    connection.request("GET", "/accounts/login/", headers={"Host": NAME})
    answer = connection.getresponse()
    body = answer.read().decode()
    cookie = "; ".join(v.split(";")[0] for n, v in answer.getheaders() if n.lower() == "set-cookie")
    token = body.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    connection.request(
        "POST",
        "/accounts/login/",
        body=f"csrfmiddlewaretoken={token}&login=nobody&password=wrong",
        headers={
            "Host": NAME,
            "Cookie": cookie,
            "Referer": f"https://{NAME}/accounts/login/",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": "9.9.9.9",
            "X-Real-IP": "9.9.9.9",
        },
    )
    connection.getresponse().read()
    connection.close()
    return query("SELECT ip_address FROM axes_accessattempt")


def wait_for_a_scheduled_task() -> str:
    """Wait until the schedule has asked for a task and a worker has done it; name it."""
    asked = "SELECT task_path FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"
    wait_for(lambda: bool(query(asked)), "a task of the schedule")
    return query(asked)


def query(words: str) -> str:
    owner = "PGPASSWORD=$(cat /etc/eoffice/owner/db-password) psql -h 127.0.0.1 -U eoffice_owner"
    return run("sh", "-c", f'{owner} -At -c "$1" eoffice', "psql", words).strip()


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    ends_at = time.monotonic() + WAITS
    while not is_so():
        if time.monotonic() > ends_at:
            sys.exit(f"Waited too long for {what}.")
        time.sleep(0.5)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_own())
    if done.returncode:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")
    return done.stdout


def start(command: list[str], **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env={**_own(), **environment}, stdout=sys.stderr)


def end(service: "subprocess.Popen[bytes]") -> int:
    """Tell a service to end as systemd does, and return its code; -9 when it had to be killed."""
    service.send_signal(signal.SIGTERM)
    try:
        return service.wait(30)
    except subprocess.TimeoutExpired:
        service.kill()
        return service.wait()


def _own() -> dict[str, str]:
    return {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
        "ALLOWED_HOSTS": NAME,
    }


def bring_up_the_loopback() -> None:
    """Give this network of our own a way to itself: no other is there."""
    with socket.socket() as plain:
        request = struct.pack("16sh14x", b"lo", 0x1 | 0x40)  # IFF_UP | IFF_RUNNING
        fcntl.ioctl(plain, 0x8914, request)  # SIOCSIFFLAGS


if __name__ == "__main__":
    os.chdir("/")
    main()
