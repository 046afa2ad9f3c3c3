// Loaded into main before the program: Playwright has Chromium use its fixed key, where a person's console asks the system.
require('electron').app.commandLine.removeSwitch('password-store');
