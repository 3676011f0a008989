import { existsSync } from 'node:fs';
import { messageOf } from '../../model/errors.ts';
import { accessibilityRules } from './accessibility.ts';
import type { LintCheck, LintFinding } from './finding.ts';

/** Where systems put a browser of Chromium's family. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine; null where none is in its usual place. */
export function browserHere(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

/** Each layout is checked by itself: a desktop's width in light and dark, and the narrowest phone. */
const views = [
  { name: 'light', width: 600, scheme: 'light', rules: 'all' },
  { name: 'dark', width: 600, scheme: 'dark', rules: 'colours' },
  { name: '320 pixels', width: 320, scheme: 'light', rules: 'all' },
] as const;

const colourRules = ['color-contrast', 'link-in-text-block'];

/** Places named for each rule. */
const mostPlaces = 5;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/**
 * The rules that need a laid out page, and those of axe-core, in the browser of this machine, offline. `skipped` where there is
 * no browser, or playwright-core and axe-core are not installed.
 */
export async function lintInBrowser(mails: readonly string[]): Promise<LintCheck[]> {
  const what = `${accessibilityRules.filter(({ axe, page }) => axe || page).length} rules laid out (${views.map(({ name }) => name).join(', ')})`;
  const skipped = (reason: string) =>
    mails.map(() => ({ area: 'accessibility' as const, what, findings: [], skipped: reason }));
  const place = browserHere();
  if (place === null) return skipped('no chromium in its usual place');
  const tools = await toolsHere();
  if (tools === null) return skipped('playwright-core and axe-core are not installed');
  const browser = await tools.chromium.launch({ executablePath: place, args: ['--no-sandbox'] });
  try {
    const found = mails.map((): LintFinding[] => []);
    for (const view of views) {
      const { width, scheme: colorScheme } = view;
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
      const page = await context.newPage();
      for (const [at, mail] of mails.entries()) {
        await page.setContent(mail);
        await page.evaluate(tools.axe);
        found[at].push(...(await askAxe(page, view)), ...(await askPage(page, view)));
      }
      await context.close();
    }
    return found.map((findings) => ({ area: 'accessibility', what, findings, skipped: null }));
  } catch (error) {
    return skipped(`the browser failed: ${messageOf(error).slice(0, 200)}`);
  } finally {
    await browser.close();
  }
}

interface Evaluating {
  evaluate(expression: string): Promise<unknown>;
}

type LaidOut = (typeof views)[number];

async function askAxe(page: Evaluating, { name, rules }: LaidOut): Promise<LintFinding[]> {
  const values = rules === 'colours' ? colourRules : accessibilityRules.flatMap(({ axe }) => axe ?? []);
  const options = { runOnly: { type: 'rule', values }, resultTypes: ['violations'] };
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResult;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, mostPlaces).map(({ html }) => finding(ruleOf(id), `${help} (${name})`, html)),
  );
}

async function askPage(page: Evaluating, { name, width, rules }: LaidOut): Promise<LintFinding[]> {
  const findings: LintFinding[] = [];
  for (const { id, says, page: expression } of rules === 'colours' ? [] : accessibilityRules) {
    // Reflow is a matter of the narrowest screen, all else is the same on each.
    if (expression === undefined || (id === 'reflow-320') !== (width === 320)) continue;
    const broken = await page.evaluate(`(${expression}).slice(0, ${mostPlaces}).map((one) => one.outerHTML)`);
    for (const html of broken as string[]) findings.push(finding(id, `violated: ${says} (${name})`, html));
  }
  return findings;
}

function finding(rule: string, message: string, html: string): LintFinding {
  return { area: 'accessibility', rule, message, place: html.slice(0, 200) };
}

function ruleOf(axeId: string): string {
  return accessibilityRules.find(({ axe }) => axe?.includes(axeId))?.id ?? axeId;
}

async function toolsHere() {
  try {
    const [{ chromium }, axe] = await Promise.all([import('playwright-core'), import('axe-core')]);
    return { chromium, axe: (axe.default ?? axe).source };
  } catch {
    return null;
  }
}
