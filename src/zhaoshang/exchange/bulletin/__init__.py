"""A published bulletin as a paper and as a workbook: pure layout of what was frozen."""
