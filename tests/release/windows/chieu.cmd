@echo off
rem Opens Dong vai for the projector: a full screen of about 60 columns and 18 rows.
rem The size of the letters is worked out from the height of the main screen.
setlocal
cd /d "%~dp0"
if not exist dongvai.exe goto unpacked
for /f "delims=" %%v in ('ver') do set version=%%v
for %%w in (%version%) do set version=%%w
if "%version:~0,2%"=="6." (call run.cmd & exit /b 1)
for /f %%h in ('powershell -NoProfile -Command "Add-Type -AssemblyName System.Windows.Forms; [int]([System.Windows.Forms.Screen]::PrimaryScreen.Bounds.Height / 18)" 2^>nul') do set height=%%h
if not defined height set height=42
set /a size=height * 65536
set key=HKCU\Console\dongvai-chieu
rem A console takes its letters from the key with its title. Never a raster font: it lacks most Vietnamese letters.
reg add "%key%" /f /v FaceName /t REG_SZ /d "Consolas" >nul
reg add "%key%" /f /v FontFamily /t REG_DWORD /d 54 >nul
reg add "%key%" /f /v FontWeight /t REG_DWORD /d 700 >nul
reg add "%key%" /f /v FontSize /t REG_DWORD /d %size% >nul
reg add "%key%" /f /v FullScreen /t REG_DWORD /d 1 >nul
start "dongvai-chieu" /max conhost.exe cmd /c "chcp 65001 >nul & dongvai.exe %* || pause"
exit /b 0
:unpacked
echo Tep .zip chua duoc giai nen. Xin bam nut phai vao tep .zip, chon "Extract All...", roi mo lai chieu.cmd.
pause
exit /b 1
