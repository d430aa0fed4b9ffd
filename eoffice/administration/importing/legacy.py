"""Vietnamese text of the time before Unicode (TCVN3, VNI), which looks broken without its font.

Seen by what Unicode Vietnamese never has: signs and capitals inside words (TCVN3), and vowels that
carry a second letter as their mark (VNI). Nothing is converted: whoever brings it does, and looks.
"""

import re

TCVN3, VNI = "TCVN3", "VNI"

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
# A sign before a letter or at the end of a word, or a capital of the upper half after a small
# letter: "Ph¹m", "Lª", "§ç", "NguyÔn". Quotation marks and registered marks stay what they are.
_OF_TCVN3 = re.compile(
    rf"[¡¢£¤¥¦§¨©ª¬®µ¶·¸¹¼½¾](?=[{_LETTER}])|[{_LETTER}][¨ª¬µ¶·¸¹¼½¾]|[a-z][À-ÖØ-Þ]"
    rf"|[{_LETTER}][«»](?=[{_LETTER}])"
)
# A base letter, and the byte that is its mark: "Vaên", "Traàn", "hoøa", "vieäc", "Ñöùc".
_OF_VNI = re.compile(
    r"[aA][àáâãåäèéêëùúûüïøõö]|[eE][àáâãåäùøûõï]|[oO][øùûõïåäâ]|[uUöÖôÔ][øùûõïÙØÛÕÏ]"
    r"|[yY][øùûõ]|\b[ñÑ][aeiouyAEIOUYöôÖÔ]"
)


def looks_like(text: str) -> str:
    """Name the old way of writing that a text seems to be in; empty where it is none."""
    if _OF_VNI.search(text):
        return VNI
    if _OF_TCVN3.search(text):
        return TCVN3
    return ""
