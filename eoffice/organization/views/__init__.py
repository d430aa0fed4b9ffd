"""The pages on which a person says in which post they act."""
