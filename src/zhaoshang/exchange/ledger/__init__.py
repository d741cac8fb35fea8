"""Reading a street's ledger: workbook to rows, rows to typed candidates or refusals. Pure, no database."""
