// A headless Chromium that talks to nobody: everything it shows is handed to it.
import puppeteer from 'puppeteer-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Runs `work(browser)` and closes the browser whatever happens. */
export async function withBrowser(work) {
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
