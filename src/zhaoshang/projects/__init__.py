"""The pipeline: companies, contacts, projects from lead to full capacity, first reports and duplicates."""
