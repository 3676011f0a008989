/** What is needed here of Node's servers; those of HTTP/2 have no connections of their own to close. */
interface Closable {
  close(closed: () => void): unknown;
  closeIdleConnections?(): void;
  closeAllConnections?(): void;
}

/**
 * Ends a server: it takes no new connection, requests that are being answered have `grace` milliseconds to end, and then every connection is
 * closed, also those on which half a request has come (Node alone would wait a minute for the rest).
 */
export async function closeServer(server: Closable, grace: number): Promise<void> {
  // A connection that was kept alive becomes idle when its request is answered, and would stay.
  const sweeping = setInterval(() => server.closeIdleConnections?.(), 50);
  const ending = setTimeout(() => server.closeAllConnections?.(), grace);
  await new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeIdleConnections?.();
    if (grace === 0) server.closeAllConnections?.();
  });
  clearInterval(sweeping);
  clearTimeout(ending);
}
