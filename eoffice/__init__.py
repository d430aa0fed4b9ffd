"""The e-office itself: what documents, search, meetings and storage stand on."""
