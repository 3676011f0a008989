import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.ts';
import { headerSize } from './failures.ts';
import { Refusal } from './policy-refusal.ts';

/** The proxies of the environment; null where there is none. */
export interface ProxySettings {
  readonly http: string | null;
  readonly https: string | null;
  /** NO_PROXY: hosts that are reached without it. */
  readonly except: string | null;
}

/** What a dispatcher is opened with. */
export interface DispatcherOptions {
  readonly guard: AddressGuard;
  readonly lookup: LookupFunction;
  /** Milliseconds without a byte. */
  readonly idle: number;
  readonly proxy: ProxySettings | undefined;
}

/** Connections that check where they go: the address that was checked is the one that is connected to. */
export async function openDispatcher({ guard, lookup, idle, proxy }: DispatcherOptions): Promise<Dispatcher> {
  const { Agent, buildConnector, EnvHttpProxyAgent } = await import('undici');
  const connectors = new Map<number, ReturnType<typeof buildConnector>>();
  const connectorTo = (port: number) => {
    const known = connectors.get(port) ?? buildConnector({ timeout: idle, lookup: guardedLookup(guard, lookup, port) });
    connectors.set(port, known);
    return known;
  };
  const settings = {
    connect: ((options, callback) => {
      const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
      const refused = guard.refusesHost(options.hostname, port);
      if (refused !== null) callback(new Refusal(refused), null);
      else connectorTo(port)(options, callback);
    }) as ReturnType<typeof buildConnector>,
    maxHeaderSize: headerSize,
    headersTimeout: idle,
    bodyTimeout: idle,
    keepAliveTimeout: 4000,
    connections: 2,
  };
  if (!proxy?.http && !proxy?.https) return new Agent(settings);
  return new EnvHttpProxyAgent({
    ...settings,
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? proxy.http ?? '',
    noProxy: proxy.except ?? '',
    // Plain http is sent to the proxy as a whole: many proxies let tunnels lead to port 443 only.
    proxyTunnel: false,
  });
}

/** A lookup whose every answer must be allowed: one internal address among several external ones is an attack (DNS rebinding, CWE-350). */
function guardedLookup(guard: AddressGuard, lookup: LookupFunction, port: number): LookupFunction {
  return (host, options, callback) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = Array.isArray(found) ? found : [{ address: String(found), family: 4 }];
      for (const { address } of addresses) {
        const refused = guard.refusesAddress(address, host, port);
        if (refused !== null) return callback(new Refusal(refused), '', 0);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
    });
}
