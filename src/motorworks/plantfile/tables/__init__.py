"""Tables beside a plant file, as CSV or in a workbook ⇄ the values of a plant file."""
