; The Windows installer: for one person, without administrator rights, in English and Spanish.
; From the checkout: makensis -DSRC=dist\medneg-desktop -DVERSION=0.1.0 -DICON=medneg.ico installer\windows\medneg.nsi
; It is compiled on Debian too (package nsis), which proves the script and not the program. It was never run on Windows.
Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!ifndef VERSION
  !error "give -DVERSION"
!endif
!define REGISTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MedNeg"
Name "MedNeg"
OutFile "MedNeg-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\MedNeg"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${__FILEDIR__}\..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\MedNeg.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${REGISTRY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage" ; the uninstaller speaks as the installer did
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
LangString AskVault ${LANG_ENGLISH} "Your bills are in $LOCALAPPDATA\MedNeg.$\n$\nKeep them? Choose No only to erase every bill, letter and note for good."
LangString AskVault ${LANG_SPANISH} "Sus facturas están en $LOCALAPPDATA\MedNeg.$\n$\n¿Desea conservarlas? Elija No solo para borrar para siempre todas las facturas, cartas y notas."
LangString AskAgain ${LANG_ENGLISH} "Erase every bill, letter and note? This cannot be undone."
LangString AskAgain ${LANG_SPANISH} "¿Borrar todas las facturas, cartas y notas? No se puede deshacer."
LangString CloseFirst ${LANG_ENGLISH} "MedNeg is open. Close it, then choose Retry."
LangString CloseFirst ${LANG_SPANISH} "MedNeg está abierto. Ciérrelo y elija Reintentar."
LangString Backup ${LANG_ENGLISH} "MedNeg backup"
LangString Backup ${LANG_SPANISH} "Copia de seguridad de MedNeg"

; Windows keeps a program that runs from being written: half an update or half a removal must not be left.
!macro CloseFirst
  ${While} ${FileExists} "$INSTDIR\MedNeg.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\MedNeg.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CloseFirst)" /SD IDCANCEL IDRETRY +2
    Abort
  ${EndWhile}
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section
  !insertmacro CloseFirst
  ; Files of an older version that the new one no longer has must not stay. The vault is elsewhere and is not touched.
  ${If} ${FileExists} "$INSTDIR\MedNeg.exe"
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${SRC}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\MedNeg.lnk" "$INSTDIR\MedNeg.exe"
  CreateShortCut "$DESKTOP\MedNeg.lnk" "$INSTDIR\MedNeg.exe"
  WriteRegStr HKCU "Software\Classes\.medneg" "" "MedNeg.Backup"
  WriteRegStr HKCU "Software\Classes\MedNeg.Backup" "" "$(Backup)"
  WriteRegStr HKCU "Software\Classes\MedNeg.Backup\DefaultIcon" "" "$INSTDIR\MedNeg.exe,0"
  WriteRegStr HKCU "Software\Classes\MedNeg.Backup\shell\open\command" "" '"$INSTDIR\MedNeg.exe" open "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\shell\open\command" "" '"$INSTDIR\MedNeg.exe" open "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".pdf" ""
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".jpg" ""
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".jpeg" ""
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".png" ""
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".tif" ""
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".heic" ""
  WriteRegStr HKCU "Software\Classes\Applications\MedNeg.exe\SupportedTypes" ".eml" ""
  WriteRegStr HKCU "${REGISTRY}" "DisplayName" "MedNeg"
  WriteRegStr HKCU "${REGISTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REGISTRY}" "DisplayIcon" "$INSTDIR\MedNeg.exe"
  WriteRegStr HKCU "${REGISTRY}" "Publisher" "MedNeg contributors"
  WriteRegStr HKCU "${REGISTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REGISTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${REGISTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${REGISTRY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro CloseFirst
  nsExec::Exec 'schtasks /Delete /TN "MedNeg reminders" /F' ; the daily check, where it was turned on
  Pop $0
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\*.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\MedNeg.lnk"
  Delete "$DESKTOP\MedNeg.lnk"
  DeleteRegKey HKCU "Software\Classes\.medneg"
  DeleteRegKey HKCU "Software\Classes\MedNeg.Backup"
  DeleteRegKey HKCU "Software\Classes\Applications\MedNeg.exe"
  DeleteRegKey HKCU "${REGISTRY}"
  ; Silent removal (/S) keeps the bills; asked, they are erased only after a second yes.
  ${If} ${FileExists} "$LOCALAPPDATA\MedNeg\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(AskVault)" /SD IDYES IDYES keep
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(AskAgain)" /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\MedNeg"
    keep:
  ${EndIf}
SectionEnd
