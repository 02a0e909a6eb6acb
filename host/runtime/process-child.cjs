"use strict";
// A process that runs the app's functions, one invocation at a time. argv: the bundle's __forge__.cjs.
process.setSourceMapsEnabled(true);
const entry = process.argv[2];
const send = process.send.bind(process);
process.env = {};
const { main } = require(entry);

process.on("message", async ({ id, event, deadline }) => {
  const context = {
    awsRequestId: id,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  send({ id, result: await main(event, context) });
});
send({ ready: true });
