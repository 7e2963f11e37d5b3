/** Node does not run TypeScript inside `node_modules`, so publishing this folder would publish a package that fails. */
console.error('Publish what `npm run build` writes: npm publish ./dist')
process.exit(1)
