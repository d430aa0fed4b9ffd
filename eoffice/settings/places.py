"""Where the program lies, and where it writes unless it is told otherwise."""

from pathlib import Path

from eoffice.settings import env

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env.text("VAR_DIR", str(ROOT / "var")))
