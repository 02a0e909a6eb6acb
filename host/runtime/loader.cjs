"use strict";
// Stands in for the platform's loader; the bundler stores it as __forge__.cjs.
const path = require("node:path");

module.exports = require(path.join(__dirname, "__forge_wrapper__.cjs"));
