/** For whom a file is made. */
export interface ServicePlace {
  /** The folder of briefing.yaml and .env. */
  readonly folder: string;
  readonly user: string;
  /** The program that runs Node, and our own file. */
  readonly node: string;
  readonly cli: string;
  /** Its number and its group's, for containers; null where the system has none. */
  readonly owner: string | null;
  /** For machines that are set to another zone. */
  readonly zone: string;
}

/** A file that keeps the schedule running, and where to put it. */
export interface Printed {
  readonly text: string;
  readonly where: string;
}

/** What keeps a program running, by its name. */
export const printers = {
  systemd: ({ folder, user, node, cli }: ServicePlace): Printed => ({
    text: `[Unit]
Description=Daily briefing
After=network-online.target
Wants=network-online.target

[Service]
User=${user}
WorkingDirectory=${folder.replaceAll('%', '%%')}
ExecStart=${quoted(node)} ${quoted(cli)} schedule
Restart=always
RestartSec=30
TimeoutStopSec=40
NoNewPrivileges=yes
ProtectSystem=full
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
`,
    where: 'Put it into /etc/systemd/system/briefing.service (sudo tee), then: sudo systemctl enable --now briefing',
  }),
  cron: ({ folder, node, cli }: ServicePlace): Printed => ({
    text: `*/5 * * * * cd ${shell(folder)} && ${shell(node)} ${shell(cli)} schedule --once >> briefing.log 2>&1\n`,
    where: 'Add it to what crontab -e shows, as one line.',
  }),
  launchd: ({ folder, node, cli }: ServicePlace): Printed => ({
    text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>local.briefing</string>
  <key>ProgramArguments</key>
  <array><string>${xml(node)}</string><string>${xml(cli)}</string><string>schedule</string></array>
  <key>WorkingDirectory</key><string>${xml(folder)}</string>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><true/>
  <key>StandardOutPath</key><string>${xml(folder)}/briefing.log</string>
  <key>StandardErrorPath</key><string>${xml(folder)}/briefing.log</string>
</dict>
</plist>
`,
    where:
      'Put it into ~/Library/LaunchAgents/local.briefing.plist, then: launchctl load ~/Library/LaunchAgents/local.briefing.plist',
  }),
  docker: ({ owner, zone }: ServicePlace): Printed => ({
    text: `FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY src src
COPY templates templates
COPY tests/support tests/support
RUN npm ci && npm prune --omit=dev
WORKDIR /data
ENV BRIEFING_TIMEZONE=${zone}
USER node
CMD ["node", "/app/dist/cli.js", "schedule"]
`,
    where: `Put it into Dockerfile, beside package.json, then: docker build -t briefing . && docker run -d --restart=always ${owner ? `--user ${owner} ` : ''}-v "$PWD:/data" briefing`,
  }),
  compose: ({ zone, owner }: ServicePlace): Printed => ({
    text: `services:
  briefing:
    build: .${owner ? `\n    user: '${owner}'` : ''}
    restart: always
    stop_grace_period: 40s
    environment:
      BRIEFING_TIMEZONE: ${zone}
    volumes:
      - .:/data
`,
    where: 'Put it into compose.yaml, beside the Dockerfile of --print docker, then: docker compose up -d',
  }),
  'github-actions': ({ zone }: ServicePlace): Printed => ({
    text: `name: briefing
on:
  schedule:
    - cron: '*/15 * * * *'
  workflow_dispatch:
concurrency: briefing
permissions:
  contents: write
jobs:
  briefing:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - run: node dist/cli.js schedule --once
        env:
          BRIEFING_TIMEZONE: ${zone}
          SMTP_URL: \${{ secrets.SMTP_URL }}
          MAIL_FROM: \${{ secrets.MAIL_FROM }}
          MAIL_TO: \${{ secrets.MAIL_TO }}
      - if: always()
        run: |
          git config user.name briefing
          git config user.email briefing@users.noreply.github.com
          git add -f digests .briefing
          git diff --cached --quiet || (git commit -qm "What was printed" && git push)
`,
    where:
      'Put it into .github/workflows/briefing.yml, in a private repository: it keeps there what it has printed and sent',
  }),
} satisfies Record<string, (place: ServicePlace) => Printed>;

/** systemd splits at blanks, and reads % and $ (systemd.service(5)). */
function quoted(text: string): string {
  const escaped = text.replaceAll('%', '%%').replaceAll('$', '$$$$').replace(/["\\]/g, '\\$&');
  return /\s/.test(text) ? `"${escaped}"` : escaped;
}

/** In a crontab, % ends the command (crontab(5)). */
function shell(text: string): string {
  const plain = /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  return plain.replaceAll('%', '\\%');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
