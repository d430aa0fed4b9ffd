"""Starts LibreOffice on an office file, with a strict profile; in the child process only."""

import os
from pathlib import Path
from typing import NoReturn
from xml.sax.saxutils import escape

# Nothing is fetched or followed, no macro runs, whatever a document asks for.
_STRICT = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
{more}</oor:items>
"""
# The form is written in Times New Roman; Tinos has its widths, and all Vietnamese letters.
_REPLACED = """<item oor:path="/org.openoffice.Office.Common/Font/Substitution">
<prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs">
<node oor:name="_0" oor:op="replace">
<prop oor:name="ReplaceFont" oor:op="fuse"><value>Times New Roman</value></prop>
<prop oor:name="SubstituteFont" oor:op="fuse"><value>Tinos</value></prop>
<prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop>
<prop oor:name="Always" oor:op="fuse"><value>true</value></prop></node></item>
"""


_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
</fontconfig>
"""


def become_libreoffice(program: str, source: Path, folder: Path, *, fonts: str = "") -> NoReturn:
    """Turn this process into LibreOffice, which writes a PDF into the folder or does not.

    The exit code means nothing: half of all hostile files end with 0 and without a PDF.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        _STRICT.format(more=_REPLACED if fonts else ""), encoding="utf-8"
    )
    os.chdir(folder)
    os.execve(  # noqa: S606  no shell stands between
        program,
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / "converted"),
            str(source),
        ],
        {
            "HOME": str(folder),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TMPDIR": str(folder),
            **_with_fonts(fonts, folder),
        },
    )


def _with_fonts(fonts: str, folder: Path) -> dict[str, str]:
    if not fonts:
        return {}
    settings = folder / "fonts.conf"
    words = _FONTS.format(fonts=escape(fonts), cache=escape(str(folder / "fonts-cache")))
    settings.write_text(words, encoding="utf-8")
    return {"FONTCONFIG_FILE": str(settings)}
