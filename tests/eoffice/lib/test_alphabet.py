"""Our order of Vietnamese text is that of ICU, which PostgreSQL has and SQLite has not."""

import random

import pytest
from django.db import connection

from eoffice.lib.text import alphabetical_key

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no ICU"),
]
WORDS = (
    "an ăn ân đa da Đa bà bá bả bã bạ ba hoà hòa Nguyễn nguyên Nguyên quý Quý sở Sở tư Tư tự từ ơi "
    "ô o ờ uỷ ủy Ủy ý y Y nghĩa nghỉ êm em 2 10 x xã Xã đội dội dõi"
)


def test_names_are_sorted_as_icu_sorts_vietnamese() -> None:
    chance = random.Random(63)
    texts = {
        " ".join(chance.choices(WORDS.split(), k=chance.randint(1, 4))) for _text in range(3_000)
    }
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT text FROM unnest(%s::text[]) AS text ORDER BY text COLLATE "vi-x-icu"',
            [list(texts)],
        )
        by_icu = [text for (text,) in cursor.fetchall()]

    assert sorted(texts, key=alphabetical_key) == by_icu
