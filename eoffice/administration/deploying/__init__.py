"""What an office needs of the machine it runs on: looked at before it opens, and while it is open.

`eoffice check --deploy` asks what each module here registers with Django, and answers in sentences.
"""
