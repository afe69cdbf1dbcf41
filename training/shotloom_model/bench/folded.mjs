// Writes a graph with its constants worked out, as ONNX Runtime does whenever it loads one: node folded.mjs GRAPH.onnx FOLDED.onnx
// Nothing in it depends on this machine (level "basic").
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ort = createRequire(join(process.cwd(), 'package.json'))('onnxruntime-node');
const [graph, folded] = process.argv.slice(2);
await ort.InferenceSession.create(graph, { graphOptimizationLevel: 'basic', optimizedModelFilePath: folded, logSeverityLevel: 3 });
