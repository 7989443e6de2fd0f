"""Documents: a paper in words becomes a PDF (Typst) or a workbook (XlsxWriter)."""
