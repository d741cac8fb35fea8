"""The statement of credit as a workbook: pure layout; what it holds comes as values."""
