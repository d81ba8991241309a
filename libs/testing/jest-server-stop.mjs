import { stopServer } from './jest-server.mjs';

export default stopServer;
