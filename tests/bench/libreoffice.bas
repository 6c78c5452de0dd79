Option Explicit

' Arguments are texts: the address of a macro loses numbers that are not the last. Times are milliseconds. The first line of each result is the first use: filters and fonts are loaded then.

Function Named(name As String, value As Variant) As Object
    Dim item As New com.sun.star.beans.PropertyValue
    item.Name = name
    item.Value = value
    Named = item
End Function

' Loads the workbook, recalculates it, writes it as a workbook and as a PDF; so many times, then ends.
Sub Work(source As String, folder As String, times As String, repeats As String)
    Dim turn As Integer, started As Long, loaded As Long, counted As Long, saved As Long, printed As Long
    Dim book As Object
    Open times For Output As #1
    For turn = 0 To repeats
        started = GetSystemTicks()
        book = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Named("Hidden", True)))
        loaded = GetSystemTicks()
        book.calculateAll()
        counted = GetSystemTicks()
        book.storeToURL(folder & "/saved.xlsx", Array(Named("FilterName", "Calc MS Excel 2007 XML")))
        saved = GetSystemTicks()
        book.storeToURL(folder & "/printed.pdf", Array(Named("FilterName", "calc_pdf_Export")))
        printed = GetSystemTicks()
        book.close(True)
        Print #1, (loaded - started) & " " & (saved - counted) & " " & (printed - saved) & " " & (counted - loaded)
    Next turn
    Close #1
    StarDesktop.terminate()
End Sub

' Shows the workbook and writes figures into one cell; each time waits until nothing is left to do or to paint.
Sub Edit(source As String, column As String, times As String, repeats As String)
    Dim turn As Integer, row As Long, started As Long
    Dim book As Object, sheet As Object, toolkit As Object
    toolkit = createUnoService("com.sun.star.awt.Toolkit")
    book = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array())
    sheet = book.Sheets.getByIndex(0)
    Do While sheet.getCellByPosition(0, row).String <> "Fin"
        row = row + 1
    Loop
    book.CurrentController.select(sheet.getCellByPosition(column, row))
    toolkit.processEventsToIdle()
    Open times For Output As #1
    For turn = 0 To repeats
        started = GetSystemTicks()
        sheet.getCellByPosition(column, row).Value = 10 + turn Mod 40
        toolkit.processEventsToIdle()
        Print #1, GetSystemTicks() - started
    Next turn
    Close #1
    book.close(True)
    StarDesktop.terminate()
End Sub
