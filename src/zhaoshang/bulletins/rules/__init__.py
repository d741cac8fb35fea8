"""The pure rules of bulletins: figures and ranks, what a template says, and what is hashed."""
