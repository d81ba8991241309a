import { createServer, type Server } from 'node:http';

/** A tiny door for container health checks of a process without HTTP: 200 while `isHealthy` says so. */
export function serveHealth(port: number, isHealthy: () => Promise<boolean>): Server {
  const server = createServer((_request, response) => {
    isHealthy().then(
      (healthy) => response.writeHead(healthy ? 200 : 503).end(),
      () => response.writeHead(503).end(),
    );
  });
  return server.listen(port, '127.0.0.1').unref();
}
