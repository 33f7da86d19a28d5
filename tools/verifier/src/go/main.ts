import { verifyWithGo } from './verify-go.js';

process.exitCode = await verifyWithGo((text) => console.log(text));
