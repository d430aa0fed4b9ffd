"""Meetings, their agenda, who takes part, the papers and the packets."""

from meetings.models.agenda import AgendaItem
from meetings.models.meetings import Meeting
from meetings.models.packets import Packet, PacketReceipt
from meetings.models.papers import Paper, PaperSlot
from meetings.models.participants import Answer, Participant

__all__ = [
    "AgendaItem",
    "Answer",
    "Meeting",
    "Packet",
    "PacketReceipt",
    "Paper",
    "PaperSlot",
    "Participant",
]
