export { LocalCluster, type LocalClusterOptions } from './local-cluster.js';
export { ServiceProcess, type ServiceProcessOptions } from './service-process.js';
