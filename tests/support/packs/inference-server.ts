import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as ort from 'onnxruntime-node';

/** A small server of the Open Inference Protocol, version 2, with binary tensors, written from its pages (tests/integration/generation/diffusion/remote.test.ts). */
export interface InferenceServer {
  readonly url: string;
  /** Models by name: a file of ONNX each. */
  readonly models: Map<string, string>;
  /** Answers requests in its place where it is set; false leaves them to it. */
  misbehave: ((path: string, answer: ServerResponse) => boolean) | null;
  /** The datatypes of the inputs that were sent, by model. */
  readonly sent: Map<string, string[]>;
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  float32: 'FP32',
  float16: 'FP16',
  float64: 'FP64',
  int64: 'INT64',
  int32: 'INT32',
  bool: 'BOOL',
};

interface Tensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly parameters?: { readonly binary_data_size?: number };
}

export async function startInferenceServer(): Promise<InferenceServer> {
  const sessions = new Map<string, Promise<ort.InferenceSession>>();
  const models = new Map<string, string>();
  const sent = new Map<string, string[]>();
  const sessionOf = async (model: string): Promise<ort.InferenceSession> => {
    const path = models.get(model);
    if (path === undefined) throw new Error(`there is no model ${model}`);
    const session = sessions.get(path) ?? ort.InferenceSession.create(path, { intraOpNumThreads: 1 });
    sessions.set(path, session);
    return await session;
  };
  const state: { misbehave: InferenceServer['misbehave'] } = { misbehave: null };
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const path = request.url ?? '';
      if (state.misbehave?.(path, response) === true) return;
      const [, model = '', , infer] = /^\/v2\/models\/([^/]+)(\/versions\/[^/]+)?(\/infer)?$/u.exec(path) ?? [];
      const session = await sessionOf(model);
      if (infer === undefined) {
        response.end(JSON.stringify({ name: model, platform: 'onnx', ...metadataOf(session) }));
        return;
      }
      const body = Buffer.concat(chunks);
      const jsonLength = Number(request.headers['inference-header-content-length']);
      const { inputs } = JSON.parse(body.subarray(0, jsonLength).toString()) as { inputs: Tensor[] };
      sent.set(
        model,
        inputs.map(({ datatype }) => datatype),
      );
      const out = await session.run(feedsOf(inputs, body.subarray(jsonLength)));
      answerWith(response, out);
    })().catch((error: unknown) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    models,
    sent,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      for (const session of sessions.values()) await (await session).release();
    },
  });
}

function metadataOf(session: ort.InferenceSession) {
  const tell = (tensors: typeof session.inputMetadata) =>
    tensors.map((tensor) => ({
      name: tensor.name,
      datatype: tensor.isTensor ? TYPES[tensor.type] : 'NONE',
      shape: tensor.isTensor ? tensor.shape.map((size) => (typeof size === 'number' && size > 0 ? size : -1)) : [],
    }));
  return { inputs: tell(session.inputMetadata), outputs: tell(session.outputMetadata) };
}

function feedsOf(inputs: readonly Tensor[], bytes: Buffer): Record<string, ort.Tensor> {
  let at = 0;
  const feeds: Record<string, ort.Tensor> = {};
  for (const { name, datatype, shape, parameters } of inputs) {
    const size = parameters?.binary_data_size ?? 0;
    const part = new Uint8Array(bytes.subarray(at, at + size)).buffer;
    at += size;
    feeds[name] = tensorOf(datatype, part, [...shape]);
  }
  if (at !== bytes.length) throw new Error(`${bytes.length - at} bytes belong to no input`);
  return feeds;
}

function tensorOf(datatype: string, bytes: ArrayBuffer, shape: number[]): ort.Tensor {
  switch (datatype) {
    case 'FP32':
      return new ort.Tensor('float32', new Float32Array(bytes), shape);
    case 'FP16': {
      const bits = new Uint16Array(bytes);
      return Object.assign(new ort.Tensor('float16', bits, shape), { cpuData: bits });
    }
    case 'INT64':
      return new ort.Tensor('int64', new BigInt64Array(bytes), shape);
    case 'INT32':
      return new ort.Tensor('int32', new Int32Array(bytes), shape);
    default:
      throw new Error(`${datatype} is not served here`);
  }
}

function answerWith(response: ServerResponse, out: ort.InferenceSession.OnnxValueMapType): void {
  const tensors = Object.entries(out).map(([name, { data, dims, type }]) => {
    const { buffer, byteOffset, byteLength } = data as Uint8Array;
    return { name, shape: dims, datatype: TYPES[type] ?? type, bytes: Buffer.from(buffer, byteOffset, byteLength) };
  });
  const json = Buffer.from(
    JSON.stringify({
      model_name: 'tiny',
      outputs: tensors.map(({ name, shape, datatype, bytes }) => ({
        ...{ name, shape, datatype },
        parameters: { binary_data_size: bytes.length },
      })),
    }),
  );
  response.setHeader('Inference-Header-Content-Length', json.length);
  response.end(Buffer.concat([json, ...tensors.map(({ bytes }) => bytes)]));
}
