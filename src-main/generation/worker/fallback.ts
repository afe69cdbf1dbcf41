import type { Model, Runtime } from './runtime.ts';

/**
 * A runtime that opens graphs by one runtime, and by another those which the first cannot open, or from the first run on that fails
 * there: a provider may lack an operation or a case of it (ONNX Runtime 1.30 has no convolution of an empty batch on WebGPU).
 * `provider` and `fingerprint` name what really runs, as in "webgpu+cpu". A team goes over only when it is opened: pictures of
 * one shot come from one provider.
 */
export function withFallback(first: Runtime, second: Runtime): Runtime {
  const running = new Map<string, string>();
  const provider = (): string => {
    const used = new Set(running.values());
    return [first.provider, second.provider].filter((name) => used.has(name)).join('+') || first.provider;
  };

  const open = async (path: string): Promise<Model> => {
    const openSecond = async (): Promise<Model> => {
      const model = await second.open(path);
      running.set(path, second.provider);
      return model;
    };
    running.set(path, first.provider);
    let failed = false;
    let model = await first.open(path).catch(async () => {
      failed = true;
      return await openSecond();
    });
    return {
      inputs: model.inputs,
      run: async (feeds) => {
        if (failed) return await model.run(feeds);
        try {
          return await model.run(feeds);
        } catch {
          // What is wrong with the feeds fails again, and is told then.
          failed = true;
          const replaced = model;
          model = await openSecond();
          await replaced.release();
          return await model.run(feeds);
        }
      },
      release: async () => await model.release(),
    };
  };

  return {
    ...second,
    get provider() {
      return provider();
    },
    get fingerprint() {
      return { ...first.fingerprint, provider: provider() };
    },
    modelTime: () => first.modelTime() + second.modelTime(),
    open,
    openTeam: async (path) => {
      running.set(path, first.provider);
      return await first.openTeam(path).catch(async () => {
        const team = await second.openTeam(path);
        running.set(path, second.provider);
        return team;
      });
    },
  };
}
