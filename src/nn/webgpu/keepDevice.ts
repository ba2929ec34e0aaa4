/**
 * Keeps a device at hand: asks for one, notices when it is lost, asks for the next, and repeats what was being waited for.
 */
import { type Context, GpuError, openContext } from './context.ts';
import type { Limits } from './limits.ts';

export interface DeviceSettings {
  /** Which adapter to ask for; any by default. */
  readonly adapter?: GPURequestAdapterOptions | undefined;
  /** Called when the device is lost, with the browser's reason: the moment to tell the reader that it may take a little longer. */
  readonly onLost?: ((reason: string) => void) | undefined;
}

export interface DeviceKeeper {
  /** The device, or undefined while there is none. @throws GpuError after `close` */
  current(): Context | undefined;
  /** Those of the device, or of the last one. */
  limits(): Limits;
  /**
   * Does `work` on the device, and again on the next one if the device was lost meanwhile.
   * @throws GpuError when no device can be had, or when this one has refused a call.
   */
  surviving<Result>(work: (context: Context) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** A device that keeps getting lost is given up after so many attempts at one piece of work. */
const mostAttempts = 4;
/** The loss is told after the work has failed of it, and later while the GPU is busy: so many milliseconds are waited for it at most. */
const patience = 500;

/** @throws GpuError when there is no device to begin with. */
export async function keepDevice(gpu: GPU, { adapter, onLost }: DeviceSettings): Promise<DeviceKeeper> {
  let closed = false;
  let current: Context | undefined;
  let limits: Limits;
  let opening = open();
  await opening;

  async function open(): Promise<Context> {
    const context = await openContext(gpu, adapter);
    if (closed) context.device.destroy();
    current = context;
    limits = context.limits;
    void context.device.lost.then(({ message }) => {
      if (closed || current !== context) return;
      current = undefined;
      opening = open();
      // Who needs the device awaits `opening` and is told; until then a failure is nobody's yet.
      opening.catch(() => {});
      onLost?.(message);
    });
    return context;
  }

  function expectOpen(): void {
    if (closed) throw new GpuError('this backend was closed');
  }

  /** The device, or the next one if it was lost; asks once more if the last time there was none. */
  async function device(): Promise<Context> {
    try {
      return await opening;
    } catch {
      opening = open();
      return opening;
    }
  }

  return {
    current() {
      expectOpen();
      return current;
    },
    limits: () => limits,
    async surviving(work) {
      for (let attempt = 1; ; attempt++) {
        expectOpen();
        // Without waiting where there is a device: what is queued next must not come before this.
        const context = current ?? (await device());
        try {
          const result = await work(context);
          const failure = context.takeFailure();
          if (failure !== undefined) throw new GpuError(`the GPU refused a call: ${failure}`);
          return result;
        } catch (error) {
          await Promise.race([context.device.lost, new Promise((resolve) => setTimeout(resolve, patience))]);
          if (closed || current === context || attempt === mostAttempts) throw error;
        }
      }
    },
    close() {
      closed = true;
      current?.device.destroy();
      current = undefined;
    },
  };
}
