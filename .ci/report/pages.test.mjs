// Tests pages of `cargo xtask changes --format html` in Chromium, at different widths and in light and dark mode.
//
// CHROMIUM is the path of the browser, and PAGES the folder with the pages.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];
// The minimum contrast of text in WCAG 2, level AA.
const MIN_CONTRAST = 4.5;

const folder = resolve(process.env.PAGES);
const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
let browser;

before(async () => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
});
after(() => browser.close());

// Opens a page, and collects problems while loading.
async function open(name, width, colorScheme) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  const url = pathToFileURL(join(folder, name)).href;
  const problems = [];
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => request.url() === url || problems.push(`request: ${request.url()}`));
  await page.goto(url);
  return { page, problems };
}

// In the page: returns elements that extend beyond the page, or whose contents overflow.
function overflowing(width) {
  const describe = (element) => `${element.localName}.${element.className}: ${element.textContent.slice(0, 60)}`;
  const isWide = (element) => {
    const { left, right } = element.getBoundingClientRect();
    const isBlock = getComputedStyle(element).display !== "inline";
    return left < -0.5 || right > width + 0.5 || (isBlock && element.scrollWidth > element.clientWidth + 1);
  };
  const found = [...document.body.querySelectorAll("*")].filter(isWide).map(describe);
  const whole = document.documentElement.scrollWidth;
  return whole > width ? [`the page is ${whole} wide`, ...found] : found;
}

// In the page: returns links without a target, and duplicate IDs.
function broken() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  const lost = links.filter((link) => !link?.startsWith("#") || !document.getElementById(link.slice(1)));
  return { links: links.length, problems: [...twice, ...lost] };
}

// In the page: returns text with insufficient contrast to its background.
function pale(least) {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 && element.parentElement ? background(element.parentElement) : color;
  };
  const contrast = (element) => {
    const both = [luminance(getComputedStyle(element).color), luminance(background(element))];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const all = [...document.body.querySelectorAll("*")].filter(hasText);
  return all.filter((element) => contrast(element) < least).map((element) => `${element.outerHTML.slice(0, 90)} ${contrast(element)}`);
}

test("there are pages", () => assert.ok(names.length > 0, folder));

for (const name of names) {
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      test(`${name} at ${width} px, ${scheme}`, async () => {
        const { page, problems } = await open(name, width, scheme);
        assert.ok(await page.locator("h1").isVisible());
        const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(back === "rgb(255, 255, 255)", scheme === "light", back);
        await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
        assert.deepEqual(await page.evaluate(overflowing, width), []);
        assert.deepEqual(await page.evaluate(pale, MIN_CONTRAST), []);
        const { links, problems: lost } = await page.evaluate(broken);
        assert.ok(links > 0);
        assert.deepEqual(lost, []);
        assert.deepEqual(problems, []);
        await page.close();
      });
    }
  }

  test(`${name}: links into collapsed parts expand them`, async () => {
    const { page } = await open(name, 1280, "light");
    const collapsed = await page.evaluate(() => {
      const isCollapsed = (link) => document.getElementById(link.hash.slice(1))?.closest("details:not([open])");
      return [...document.querySelectorAll("main a")].filter(isCollapsed).map((link) => link.hash).slice(0, 1);
    });
    for (const hash of collapsed) {
      await page.locator(`a[href="${hash}"]:visible`).first().click();
      await page.locator(`[id="${hash.slice(1)}"]`).waitFor({ state: "visible", timeout: 5000 });
    }
    await page.close();
  });
}
