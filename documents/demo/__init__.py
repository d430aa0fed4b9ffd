"""Content of the demo office: people, bodies, letters and agendas of an invented province."""
