; A per-user setup in Spanish; no administrator rights. installer.py defines the names and the list of files.
; Exit codes for IT (setup.exe /S [/D=FOLDER]): 0 done, 5 the program is open, 6 a folder that is not ours,
; 7 a folder where nothing can be written, 8 a Windows that is too old.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "${NAMES}"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${SHORT}"
!define OWN_KEY "Software\${SHORT}"
!define CLASSES "Software\Classes"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt runs on

Name "${PROGRAM}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${SHORT}"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
AllowRootDirInstall true ; OwnFolder never leaves it at that
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${PROGRAM} ${VERSION}"
!ifdef FAST
  SetCompress off ; only tests install it
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=2058 "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=2058 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2058 "FileDescription" "Instalador de ${PROGRAM}"
VIAddVersionKey /LANG=2058 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2058 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2058 "LegalCopyright" "${PUBLISHER}"

!define MUI_ICON "${ICONS}/programa.ico"
!define MUI_UNICON "${ICONS}/programa.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ICONS}/banner.bmp"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "${PROGRAM}"
!define MUI_WELCOMEPAGE_TEXT "Este asistente instala ${PROGRAM} ${VERSION} para usted. No hace falta ser administrador ni tener internet.$\r$\n$\r$\nSi ya lo tiene, se actualiza. Sus informes no se tocan.$\r$\n$\r$\n$_CLICK"
!define MUI_FINISHPAGE_TITLE "${PROGRAM} está listo"
!define MUI_FINISHPAGE_TEXT "Ábralo desde el menú Inicio, o con doble clic en un archivo de informe (${EXTENSION}).$\r$\n$\r$\nEl informe de ejemplo está en el menú Ayuda.$\r$\n"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${SHORT}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Abrir ${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE ChosenFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SpanishInternational"

; A folder that a person names gets a subfolder of our own: uninstalling deletes whole folders inside it.
Function OwnFolder
  ${GetFileName} "$INSTDIR" $0
  ${If} $0 != "${SHORT}"
    StrCpy $1 "$INSTDIR" 1 -1
    ${If} $1 == "\" ; the root of a disk
      StrCpy $INSTDIR "$INSTDIR" -1
    ${EndIf}
    StrCpy $INSTDIR "$INSTDIR\${SHORT}"
  ${EndIf}
FunctionEnd

!define IS_OPEN "${PROGRAM} está abierto. Guarde su trabajo, ciérrelo e intente otra vez."
!define FOREIGN "La carpeta $INSTDIR ya contiene otros archivos. Elija otra carpeta."
!define NO_RIGHTS "No se puede escribir en la carpeta $INSTDIR. Elija otra carpeta."
!define TOO_OLD "${PROGRAM} necesita Windows 10 versión 1809 o posterior."

; Leaves on the stack what is against the chosen folder: "foreign", "rights", or "" for nothing.
; Ours is what holds any part that names us: an antivirus may have taken one away, and reports may lie beside.
Function WhatIsAgainst
  ${IfNot} ${FileExists} "$INSTDIR\${SHORT}.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\desinstalar.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\runtime\python311.dll"
    ${If} ${FileExists} "$INSTDIR\runtime\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\lib\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\resources\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\licencias\*.*"
      Push "foreign"
      Return
    ${EndIf}
  ${EndIf}
  CreateDirectory "$INSTDIR"
  ClearErrors
  GetTempFileName $0 "$INSTDIR"
  ${If} ${Errors}
    Push "rights"
    Return
  ${EndIf}
  Delete "$0"
  RMDir "$INSTDIR" ; empty until something is installed
  Push ""
FunctionEnd

Function ChosenFolder
  Call OwnFolder
  Call WhatIsAgainst
  Pop $1
  ${If} $1 == "foreign"
    MessageBox MB_OK|MB_ICONEXCLAMATION "${FOREIGN}"
    Abort
  ${ElseIf} $1 == "rights"
    MessageBox MB_OK|MB_ICONEXCLAMATION "${NO_RIGHTS}"
    Abort
  ${EndIf}
FunctionEnd

!macro STOP CODE SENTENCE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro STOP 8 "${TOO_OLD}"
  ${EndIf}
FunctionEnd

; A loaded DLL can be renamed, but not opened for writing.
!macro STOP_WHILE_OPEN FOLDER
  ${If} ${FileExists} "${FOLDER}\runtime\python311.dll"
    ClearErrors
    FileOpen $0 "${FOLDER}\runtime\python311.dll" a
    ${If} ${Errors}
      !insertmacro STOP 5 "${IS_OPEN}"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Everything of an older version goes: a module left behind could still be imported.
!macro REMOVE_PROGRAM FOLDER
  RMDir /r "${FOLDER}\runtime"
  RMDir /r "${FOLDER}\lib"
  RMDir /r "${FOLDER}\resources"
  RMDir /r "${FOLDER}\licencias"
  Delete "${FOLDER}\LEAME.txt"
  Delete "${FOLDER}\${SHORT}.exe"
!macroend

; Leaves the folder that the user's menu and file type lead to in $2, "" where that is none, or this one.
!macro FIND_THE_ONE_ELSEWHERE
  ReadRegStr $0 HKCU "${OWN_KEY}" "InstallDir"
  GetFullPathName $2 "$0"
  GetFullPathName $1 "$INSTDIR"
  ${If} $0 == ""
  ${OrIf} $2 == $1
    StrCpy $2 ""
  ${EndIf}
!macroend

; The program is there once for each user. One in another folder goes away, but for the own catalogue: it
; would answer no double click and have no entry among the applications.
Function RemoveTheOneElsewhere
  CreateDirectory "$INSTDIR"
  !insertmacro FIND_THE_ONE_ELSEWHERE
  ${If} $2 != ""
    !insertmacro STOP_WHILE_OPEN "$2"
    !insertmacro REMOVE_PROGRAM "$2"
    Delete "$2\desinstalar.exe"
    ${If} ${FileExists} "$2\catalogo.toml"
    ${AndIfNot} ${FileExists} "$INSTDIR\catalogo.toml"
      Rename "$2\catalogo.toml" "$INSTDIR\catalogo.toml"
    ${EndIf}
    RMDir "$2"
  ${EndIf}
FunctionEnd

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "Programa"
  SetShellVarContext current
  Call OwnFolder
  Call WhatIsAgainst
  Pop $1
  ${If} $1 == "foreign"
    !insertmacro STOP 6 "${FOREIGN}"
  ${ElseIf} $1 == "rights"
    !insertmacro STOP 7 "${NO_RIGHTS}"
  ${EndIf}
  !insertmacro STOP_WHILE_OPEN "$INSTDIR"
  Call RemoveTheOneElsewhere
  !insertmacro REMOVE_PROGRAM "$INSTDIR"
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\desinstalar.exe"
  SetOutPath "$DOCUMENTS" ; where a program that is started from the menu begins
  CreateShortCut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${SHORT}.exe"

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "Content Type" "${MIME}"
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\${SHORT}.exe,1"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${SHORT}.exe" "%1"'
  !insertmacro TELL_EXPLORER

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${SHORT}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\desinstalar.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\desinstalar.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro STOP_WHILE_OPEN "$INSTDIR"
  !insertmacro FIND_THE_ONE_ELSEWHERE
  !insertmacro REMOVE_PROGRAM "$INSTDIR"
  Delete "$INSTDIR\desinstalar.exe"
  RMDir "$INSTDIR" ; only when nothing of the user's is left in it
  ${If} $2 != "" ; a copy of the folder goes; what was installed stays
    Return
  ${EndIf}
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" ""
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  !insertmacro TELL_EXPLORER
SectionEnd
