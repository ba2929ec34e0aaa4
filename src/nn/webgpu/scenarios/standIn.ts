/**
 * A stand-in for `navigator.gpu` that hands out real devices, so that a scenario can destroy them or withhold them.
 */
export interface StandIn {
  readonly gpu: GPU;
  /** All devices handed out so far. */
  readonly devices: GPUDevice[];
  /** From now on there is no adapter. */
  withdraw(): void;
}

export function standIn(): StandIn {
  const devices: GPUDevice[] = [];
  let available = true;
  const gpu = {
    async requestAdapter(options?: GPURequestAdapterOptions) {
      const adapter = available ? await navigator.gpu.requestAdapter(options) : null;
      if (adapter === null) return null;
      return {
        limits: adapter.limits,
        async requestDevice(descriptor?: GPUDeviceDescriptor) {
          const device = await adapter.requestDevice(descriptor);
          devices.push(device);
          return device;
        },
      };
    },
  };
  return {
    // Only what the backend asks of it is there.
    gpu: gpu as unknown as GPU,
    devices,
    withdraw() {
      available = false;
    },
  };
}
