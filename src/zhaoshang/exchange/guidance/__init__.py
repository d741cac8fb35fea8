"""Reading a catalogue: workbook or CSV to rows, rows to items or faults. Pure, no database."""
