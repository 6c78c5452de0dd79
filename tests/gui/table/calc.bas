Option Explicit

Function Named(name As String, value As Variant) As Object
    Dim item As New com.sun.star.beans.PropertyValue
    item.Name = name
    item.Value = value
    Named = item
End Function

Sub Carry(book As Object, command As String)
    Dim helper As Object
    helper = createUnoService("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(book.CurrentController.Frame, command, "", 0, Array())
End Sub

Sub Done(sign As String)
    Open ConvertFromURL(sign) For Output As #1
    Print #1, "done"
    Close #1
End Sub

' Copies a block of a workbook and stays open, since the clipboard is its own.
Sub CopyBlock(source As String, block As String, sign As String)
    Dim book As Object
    book = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array())
    book.CurrentController.select(book.Sheets.getByIndex(0).getCellRangeByName(block))
    Carry(book, ".uno:Copy")
    Done(sign)
End Sub

' Pastes what is on the clipboard into a new workbook and saves it.
Sub PasteBlock(target As String, sign As String)
    Dim book As Object
    book = StarDesktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, Array())
    book.CurrentController.select(book.Sheets.getByIndex(0).getCellByPosition(0, 0))
    Carry(book, ".uno:Paste")
    book.storeToURL(target, Array(Named("FilterName", "Calc MS Excel 2007 XML")))
    Done(sign)
End Sub
