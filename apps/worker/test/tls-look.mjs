// Opens the queue at each URL of its arguments and prints the result. A separate process, because Node reads
// NODE_EXTRA_CA_CERTS only at start.
import { openQueue, redisSettingFaults } from '@minzheng/queue'

for (const redis of JSON.parse(process.env.URLS)) {
  try {
    const { close } = await openQueue({ redis })
    await close()
    console.log('opened')
  } catch (error) {
    const settings = await redisSettingFaults(redis).catch((cause) => cause.message)
    console.log(`${error.message} | ${settings}`)
  }
}
process.exit()
