@echo off
rem Opens Dong vai. The window stays open after an error, so that the message can be read.
rem Only ASCII: Windows reads this file in its own code page.
setlocal
cd /d "%~dp0"
if not exist dongvai.exe goto unpacked
rem The number stands at the end, whatever the language of Windows: 10.0 from Windows 10 on, 6.1 is Windows 7.
for /f "delims=" %%v in ('ver') do set version=%%v
for %%w in (%version%) do set version=%%w
if "%version:~0,2%"=="6." goto old
chcp 65001 >nul
if "%~1"=="" if not defined WT_SESSION if exist "%LOCALAPPDATA%\Microsoft\WindowsApps\wt.exe" goto terminal
dongvai.exe %*
set code=%errorlevel%
if not "%code%"=="0" (
    echo.
    echo Chuong trinh da dung vi mot loi. Xin chup lai man hinh nay de gui nguoi giup.
    pause
)
exit /b %code%
:terminal
rem Windows Terminal shows Vietnamese and colours best.
start "" "%LOCALAPPDATA%\Microsoft\WindowsApps\wt.exe" -d "%~dp0." cmd /c run.cmd
exit /b 0
:unpacked
echo Tep .zip chua duoc giai nen. Xin bam nut phai vao tep .zip, chon "Extract All...", roi mo lai run.cmd.
pause
exit /b 1
:old
echo May nay dung Windows 7 hoac 8, chuong trinh can Windows 10 tro len.
echo Xin muon mot may khac, hoac dung bo giay in san: xem tep huong-dan.html.
pause
exit /b 1
