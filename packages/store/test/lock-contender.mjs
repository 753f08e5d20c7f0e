// One of many processes that lock a folder concurrently; folder-lock.test.ts starts it.
const { lockFolder } = await import(process.argv[2])
const held = new Map()
process.on('message', async ({ folder, give }) => {
  if (give) {
    await held.get(folder)?.()
    return void process.send({ folder, given: true })
  }
  try {
    held.set(folder, await lockFolder(folder))
    process.send({ folder, holds: true })
  } catch (error) {
    process.send({ folder, holds: false, name: error.name, message: error.message })
  }
})
process.send({ ready: true })
