Option Explicit

' Arguments are texts, since the address of a macro loses numbers. Times are written in milliseconds.

Function Named(name As String, value As Variant) As Object
    Dim item As New com.sun.star.beans.PropertyValue
    item.Name = name
    item.Value = value
    Named = item
End Function

Function Loaded(source As String, hidden As Boolean) As Object
    Loaded = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Named("Hidden", hidden)))
End Function

Sub Store(book As Object, target As String, filter As String)
    book.storeToURL(target, Array(Named("FilterName", filter)))
End Sub

' Opens a workbook and writes it as a workbook and as a PDF, so many times. Another one goes first, so that
' filters and fonts are there already.
Sub Work(first As String, source As String, folder As String, repeats As String)
    Dim turn As Integer, begun As Long, opened As Long, saved As Long, printed As Long
    Dim address As String, book As Object
    Open ConvertFromURL(folder & "/work.txt") For Output As #1
    For turn = 0 To CInt(repeats)
        address = IIf(turn = 0, first, source)
        begun = GetSystemTicks()
        book = Loaded(address, True)
        opened = GetSystemTicks()
        Store(book, folder & "/saved.xlsx", "Calc MS Excel 2007 XML")
        saved = GetSystemTicks()
        Store(book, folder & "/printed.pdf", "calc_pdf_Export")
        printed = GetSystemTicks()
        book.close(True)
        If turn > 0 Then Print #1, (opened - begun) & " " & (saved - opened) & " " & (printed - saved)
    Next turn
    Close #1
    StarDesktop.terminate()
End Sub

' Shows a workbook and puts figures into a cell of the row "Fin". Each time it waits until there is nothing
' left to calculate or to paint.
Sub Edit(source As String, column As String, folder As String, repeats As String)
    Dim turn As Integer, row As Long, begun As Long
    Dim book As Object, sheet As Object, toolkit As Object
    toolkit = createUnoService("com.sun.star.awt.Toolkit")
    book = Loaded(source, False)
    sheet = book.Sheets.getByIndex(0)
    Do While sheet.getCellByPosition(0, row).String <> "Fin"
        row = row + 1
    Loop
    book.CurrentController.select(sheet.getCellByPosition(CInt(column), row))
    toolkit.processEventsToIdle()
    Open ConvertFromURL(folder & "/edit.txt") For Output As #1
    For turn = 1 To CInt(repeats)
        begun = GetSystemTicks()
        sheet.getCellByPosition(CInt(column), row).Value = 10 + turn Mod 40
        toolkit.processEventsToIdle()
        Print #1, GetSystemTicks() - begun
    Next turn
    Close #1
    book.close(True)
    StarDesktop.terminate()
End Sub
